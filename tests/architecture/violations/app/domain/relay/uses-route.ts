import '../../routes/_public+/page';
