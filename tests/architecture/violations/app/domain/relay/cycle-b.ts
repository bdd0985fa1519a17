import './cycle-a';
