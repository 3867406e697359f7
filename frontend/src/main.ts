import './app/style.css';
