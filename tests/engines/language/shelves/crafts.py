"""What people in Malang call what its workshops make."""

NAMES = {
    "Batik tulis": "kain batik tulis; batik canting; batik tulis malangan; batik tules",
    "Batik cap": "batik stempel; kain batik cap; batik cap malangan",
    "Masker kain": "masker; masker scuba; masker batik; masker katun; msker",
    "Face shield": "faceshield; pelindung wajah; pelindung muka; fac shield",
    "Hand sanitizer": "hs; handsanitizer; sanitizer; antis; pembersih tangan; hand sanitiser",
    "Tas rajut": "tas rajutan; tas benang; tas rajut selempang",
    "Sandal": "sendal; sandal jepit; sandal kulit; swallow; sendal jepit; sandal hotel",
    "Kaos sablon": "kaos; kaos arema; kaos oblong; kaus sablon; kaos singo edan",
    "Sapu ijuk": "sapu; sapu duk; sapu lantai; ijuk",
    "Cobek batu": "cobek; cowek; layah; cobek muntu; ulekan; cowek watu",
    "Keramik Dinoyo": "keramik; gerabah dinoyo; vas keramik; guci; vas bunga",
}
