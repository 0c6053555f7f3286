document.title = 'Is It Me?';
