"""What people in Malang call the fruit."""

NAMES = {
    "Pisang ambon": "gedang ambon; gedhang ambon; ambon; pisang ambon lumut",
    "Pisang raja": "gedang rojo; pisang rojo; gedhang raja; pisang raja nangka",
    "Pisang kepok": "gedang kepok; kepok; gepok; pisang goreng; gedang goreng",
    "Pepaya": "kates; papaya; pepaya california; kates mateng",
    "Semangka": "smangka; semongko; semangka inul; semangka merah; semangka tanpa biji",
    "Melon": "mlon; melon ijo; melon madu",
    "Jeruk manis": "jeruk; jeruk keprok; jeruk peras; jeruk baby; jeruk legi",
    "Apel Malang": "apel; apel manalagi; apel rome beauty; apel ijo; apel anna; apl malang",
    "Mangga": "pelem; poh; mangga gadung; pelem gadung; mangga harum manis; arumanis",
    "Nanas": "nenas; nanas madu; nans",
    "Salak": "salak pondoh; salak suwaru; salak bali",
    "Alpukat": "apokat; alpokat; avocado; alpukat mentega; pokat",
    "Jambu biji": "jambu klutuk; jambu kristal; jambu merah; jambu; jambu kluthuk",
    "Buah naga": "naga; dragon fruit; buah naga merah; woh nogo",
}
