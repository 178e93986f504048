// The script of every page. All of it works without; this makes it quicker.
import './drawer.js'
import './search.js'
import './choose.js'
