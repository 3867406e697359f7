import './app/style.css';
import './panels/event-list';
import './panels/lane-buttons';
import './panels/picture';
import './panels/replay-bar';
import './panels/sentence';
import { CataloguePage } from './app/catalogue';
import { LecturePage } from './app/lecture';
import { wireTheme } from './app/theme';

wireTheme();
const { page } = document.body.dataset;
if (page === 'lecture') new LecturePage();
if (page === 'catalogue') new CataloguePage();
