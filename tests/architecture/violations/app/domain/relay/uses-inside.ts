import '../elsewhere/inside';
