const kVersion = 'VERSION';
const kFiles = ['FILES'];
