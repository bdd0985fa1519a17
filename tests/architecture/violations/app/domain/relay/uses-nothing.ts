import './not-there';
