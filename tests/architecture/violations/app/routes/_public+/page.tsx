import '../../domain/relay/index';
