import { runFolder } from './folder';

runFolder('flows/ingram');
