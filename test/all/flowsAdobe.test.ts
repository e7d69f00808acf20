import { runFolder } from './folder';

runFolder('flows/adobe');
