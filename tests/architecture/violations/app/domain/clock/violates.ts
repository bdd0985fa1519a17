import '../elsewhere/index';
