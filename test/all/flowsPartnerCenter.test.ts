import { runFolder } from './folder';

runFolder('flows/partnerCenter');
