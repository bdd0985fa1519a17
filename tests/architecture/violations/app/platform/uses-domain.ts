import '../domain/elsewhere/index';
