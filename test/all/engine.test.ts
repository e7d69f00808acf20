import { runFolder } from './folder';

runFolder(__filename);
