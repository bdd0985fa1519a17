import '../../domain/elsewhere/inside';
