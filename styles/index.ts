import './fonts.css'
import './tokens.css'
import './exhibit.css'
import './deck.css'
