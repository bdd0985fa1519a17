import '../../sandbox/uses-application';
