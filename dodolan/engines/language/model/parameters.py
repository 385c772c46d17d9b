"""The tuning of the reader: every limit, cost and threshold, with its unit and its reason.

Word tuples are no tuning: they belong to the grammar and stand in the room that reads them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """All tuning of the language engine. The defaults are measured together (benchmarks/RESULTS.md).

    Hand another instance to Reader, Finder or train to read by it: `replace(USUAL, unsure=0.5)`. Weights of intents
    fit the features they were learned with, so features_* go with a training of their own.
    """

    # Signs of a message that are read; WhatsApp lets no more through.
    longest_message: int = 4_096
    # Tokens of a message that are read: as many as 4,096 signs hold when its words are words; nonsense holds more.
    most_tokens: int = 640
    # Signs of a number in digits. A longer one is an account or a phone, and reads as 0.
    longest_number: int = 12
    # The largest number, spoken or in digits; more is no quantity and no price of a market.
    largest_number: int = 1_000_000_000
    # Rupiah. A spoken sum that is no multiple of it holds a second number: "limang ewu loro" is two of 5,000.
    smallest_coin: int = 50
    # Letters. A shorter word has too many neighbours: a slip cannot be separated from another word.
    shortest_corrected: int = 4
    # Letters. No word of the market is longer, and the time of a distance grows with its square.
    longest_corrected: int = 24
    # Distance up to which a word of 4, 5, 6, and more letters is corrected: ordinary words lie near short ones.
    slip_limits: tuple[float, float, float, float] = (0.5, 0.7, 0.9, 1.2)
    # Distance by which the nearest word must be nearer than the second: two words equally near are no better than none.
    slip_margin: float = 0.15
    # Distance of one letter lost or added.
    letter_cost: float = 0.9
    # Distance of a vowel lost, a double letter singled or a letter doubled: the commonest slips in chat.
    easy_letter_cost: float = 0.5
    # Distance of two letters that sound alike, or that Javanese and Indonesian write for each other.
    alike_cost: float = 0.5
    # Distance of two letters side by side on the keyboard.
    beside_cost: float = 0.7
    # Distance of any other two letters.
    other_cost: float = 1.0
    # Distance of two neighbouring letters swapped.
    swap_cost: float = 0.7
    # How much dearer another first letter is: it is hardly ever mistyped.
    first_letter_factor: int = 2
    # Typed words whose correction is kept; bounded, because any phone may send any word.
    most_kept_guesses: int = 20_000
    # Confidence in a word found behind a Javanese or Indonesian ending.
    sure_of_ending: float = 0.97
    # Confidence in a word typed without vowels.
    sure_of_skeleton: float = 0.9
    # Confidence in a word near a slip, less a fifth of the distance.
    sure_of_slip: float = 0.9
    # Confidence in a word turned round, as Malang does: "oges" is sego.
    sure_of_reversal: float = 0.85
    # Confidence below which a line has the reason "slip"; a word with an ending lies above.
    mistyped_below: float = 0.95
    # Words. No name or phrase of the tables is longer.
    longest_phrase: int = 6
    # A bare number from here on is rupiah: no order is for 500 of a good without a unit.
    money_from: int = 500
    # A bare price below this is in thousands: traders write "rawit 70".
    thousands_below: int = 1_000
    # Rupiah. No price of a market is higher; more is a slip.
    dearest: int = 100_000_000
    # What each doubt leaves of the confidence in a line.
    doubt_factor: float = 0.5
    # Signs of a note: bounds what a packer has to read.
    longest_note: int = 200
    # Words and marks of a message that become features of its intent.
    features_most_words: int = 120
    # Words. No cue of an intent is longer.
    features_longest_cue: int = 5
    # Marks between "like" and "before" for "the same as last time": "kayak pesanan hari senin".
    features_near: int = 4
    # Share of the likeliest intent below which it is asked: below it, intents of messages kept aside were mostly wrong.
    unsure: float = 0.3
    # Intents offered in a question about the intent.
    most_intents_asked: int = 3
    # Answers to choose from in one question: a WhatsApp list holds ten.
    most_choices: int = 10
    # Signs of a search that are read.
    longest_search: int = 80
    # Pieces of a search; each costs the database a comparison in every row.
    most_search_pieces: int = 6
    # Passes of training over all messages.
    epochs: int = 30
    # Step of the first pass.
    learning_rate: float = 0.25
    # How fast steps shrink: in pass n the step is the first one divided by 1 + n times this.
    rate_decay: float = 0.3
    # Share of a weight that fifty steps of size 1 take back, so that weights stay small.
    weight_decay: float = 0.3
    # Messages a feature must appear in to be learned: one message proves nothing.
    fewest_examples: int = 2
    # Features. In longer messages each feature moves less, so that a long message counts as much as a short one.
    long_message: int = 4
    # A smaller step is skipped: it costs as much time as a large one.
    least_step: float = 1e-4
    # A feature whose weights are all below this is left out of what is written.
    least_weight: float = 0.01


USUAL = Parameters()
