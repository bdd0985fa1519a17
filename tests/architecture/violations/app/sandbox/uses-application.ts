import '../platform/uses-domain';
