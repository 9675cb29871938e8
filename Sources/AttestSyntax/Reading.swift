internal import AttestModel

/// What one word can be by itself, before its neighbours are asked.
struct Reading {
  let readings: WordTable.Readings
  let lemma: WordHash
  let tag: Unit.Tag
  let form: Unit.Form

  var isNoun: Bool { tag == .noun }

  init(_ words: WordTable, _ token: Token, _ tagged: TaggedSentence) {
    if let entry = words.entry(token.hash) {
      // A capital in the middle of a word makes it a name: MAP is no verb.
      if token.shape.contains(.innerCapital) {
        self.init(name: token.hash)
      } else {
        self.init(entry, token.hash)
      }
      return
    }
    if token.kind == .number {
      self.init(readings: .number, lemma: token.hash, tag: .number, form: .none)
      return
    }
    if token.kind != .word || token.shape.contains(.innerCapital) {
      self.init(name: token.hash)
      return
    }
    self.init(guessing: tagged.text[token.range], hash: token.hash)
  }

  private init(
    readings: WordTable.Readings, lemma: WordHash, tag: Unit.Tag, form: Unit.Form
  ) {
    self.readings = readings
    self.lemma = lemma
    self.tag = tag
    self.form = form
  }

  private init(name hash: WordHash) {
    self.init(readings: [], lemma: hash, tag: .noun, form: .none)
  }

  /// has, had: as a verb of its own it is looked up like any other.
  private static var have: WordHash { WordHash("have") }

  /// The most likely reading of a known word.
  init(_ entry: WordTable.Entry, _ hash: WordHash) {
    let readings = entry.readings
    func closed(_ tag: Unit.Tag) -> Reading {
      Reading(readings: readings, lemma: hash, tag: tag, form: .none)
    }
    if readings.contains(.negation), readings.contains(.conjunction),
      readings.isDisjoint(with: .determiner)
    {
      self = closed(.conjunction)
    } else if readings.contains(.negation), readings.contains(.pronoun),
      readings.isDisjoint(with: .determiner)
    {
      self = closed(.pronoun)
    } else if readings.contains(.negation), readings.isDisjoint(with: .preposition) {
      self = closed(.negation)
    } else if readings.contains(.be) {
      self = closed(.be)
    } else if readings.contains(.have) {
      self = Reading(readings: readings, lemma: Self.have, tag: .have, form: .none)
    } else if readings.contains(.doing) {
      self = closed(.doing)
    } else if readings.contains(.modal) {
      self = closed(.modal)
    } else if readings.contains(.to) {
      self = closed(.to)
    } else if readings.contains(.conjunction) {
      self = closed(.conjunction)
    } else if readings.contains(.relative), !readings.contains(.subordinator) {
      self = closed(.relative)
    } else if readings.contains(.subordinator), !readings.contains(.preposition) {
      self = closed(.subordinator)
    } else if readings.contains(.preposition) {
      self = closed(.preposition)
    } else if readings.contains(.determiner) {
      self = closed(.determiner)
    } else if readings.contains(.pronoun) {
      self = closed(.pronoun)
    } else if readings.contains(.number) {
      self = closed(.number)
    } else {
      self = Reading.open(entry)
    }
  }

  /// Noun before adjective before adverb before verb: the tagger turns nouns into verbs where
  /// their neighbours ask for it, as it must know them to do so.
  private static func open(_ entry: WordTable.Entry) -> Reading {
    let readings = entry.readings
    if readings.contains(.noun) {
      return Reading(readings: readings, lemma: entry.noun, tag: .noun, form: .none)
    }
    if !readings.isDisjoint(with: .verb) {
      let form: Unit.Form =
        readings.contains(.ing)
        ? .ing
        : readings.contains(.participle)
          ? .participle
          : readings.contains(.past)
            ? .past : readings.contains(.third) ? .third : .base
      if readings.contains(.adjective) {
        return Reading(readings: readings, lemma: entry.verb, tag: .adjective, form: form)
      }
      return Reading(readings: readings, lemma: entry.verb, tag: .verb, form: form)
    }
    if readings.contains(.adjective) {
      return Reading(readings: readings, lemma: WordHash(value: 0), tag: .adjective, form: .none)
    }
    return Reading(readings: readings, lemma: WordHash(value: 0), tag: .adverb, form: .none)
  }

  /// A word that no list has, by its ending.
  private init(guessing word: ArraySlice<UInt8>, hash: WordHash) {
    func ends(_ suffix: StaticString) -> Bool {
      guard word.count > suffix.utf8CodeUnitCount + 2 else { return false }
      var at = word.endIndex
      for offset in stride(from: suffix.utf8CodeUnitCount - 1, through: 0, by: -1) {
        at -= 1
        if word[at] | 0x20 != suffix.utf8Start[offset] { return false }
      }
      return true
    }
    if ends("ly") {
      self.init(readings: .adverb, lemma: hash, tag: .adverb, form: .none)
    } else if ends("ed") {
      self.init(readings: [.past, .participle], lemma: hash, tag: .verb, form: .participle)
    } else if ends("ing") {
      self.init(readings: [.ing, .noun], lemma: hash, tag: .noun, form: .ing)
    } else if ends("ous") || ends("ive") || ends("ic") || ends("al") || ends("able")
      || ends("ible") || ends("ary") || ends("oid") || ends("less") || ends("ful") || ends("like")
    {
      self.init(readings: [.adjective, .noun], lemma: hash, tag: .adjective, form: .none)
    } else {
      self.init(
        readings: [.noun, .guessed], lemma: Self.singular(word, hash), tag: .noun, form: .none)
    }
  }

  private static func singular(_ word: ArraySlice<UInt8>, _ hash: WordHash) -> WordHash {
    guard word.count > 3, word.last.map({ $0 | 0x20 }) == UInt8(ascii: "s"),
      word.dropLast().last.map({ $0 | 0x20 }) != UInt8(ascii: "s")
    else { return hash }
    var hasher = WordHash.Hasher()
    for byte in word.dropLast() { hasher.add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
    return hasher.finish()
  }
}
