import { runGroup } from './groups';

runGroup('simulator');
