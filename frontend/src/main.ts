import './app/style.css';
import './panels/event-list';
import './panels/sentence';
import { LecturePage } from './app/lecture';
import { wireTheme } from './app/theme';

wireTheme();
if (document.body.dataset.page === 'lecture') new LecturePage();
