import './cycle-b';
