//! The names that .NET knows behind `\p` (Microsoft Learn, "Character classes in regular expressions": supported Unicode general
//! categories and named blocks).

/// General categories.
const CATEGORIES: &str =
    "C Cc Cf Cn Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs";

/// Blocks, which are written with `Is` before them.
const BLOCKS: &str = "AlphabeticPresentationForms Arabic ArabicPresentationForms-A ArabicPresentationForms-B Armenian \
     Arrows BasicLatin Bengali BlockElements Bopomofo BopomofoExtended BoxDrawing BraillePatterns Buhid \
     CJKCompatibility CJKCompatibilityForms CJKCompatibilityIdeographs CJKRadicalsSupplement \
     CJKSymbolsandPunctuation CJKUnifiedIdeographs CJKUnifiedIdeographsExtensionA Cherokee \
     CombiningDiacriticalMarks CombiningDiacriticalMarksforSymbols CombiningHalfMarks \
     CombiningMarksforSymbols ControlPictures CurrencySymbols Cyrillic CyrillicSupplement Devanagari \
     Dingbats EnclosedAlphanumerics EnclosedCJKLettersandMonths Ethiopic GeneralPunctuation \
     GeometricShapes Georgian Greek GreekExtended GreekandCoptic Gujarati Gurmukhi \
     HalfwidthandFullwidthForms HangulCompatibilityJamo HangulJamo HangulSyllables Hanunoo Hebrew \
     HighPrivateUseSurrogates HighSurrogates Hiragana IPAExtensions IdeographicDescriptionCharacters \
     Kanbun KangxiRadicals Kannada Katakana KatakanaPhoneticExtensions Khmer KhmerSymbols Lao \
     Latin-1Supplement LatinExtended-A LatinExtended-B LatinExtendedAdditional LetterlikeSymbols Limbu \
     LowSurrogates Malayalam MathematicalOperators MiscellaneousMathematicalSymbols-A \
     MiscellaneousMathematicalSymbols-B MiscellaneousSymbols MiscellaneousSymbolsandArrows \
     MiscellaneousTechnical Mongolian Myanmar NumberForms Ogham OpticalCharacterRecognition Oriya \
     PhoneticExtensions PrivateUse PrivateUseArea Runic Sinhala SmallFormVariants SpacingModifierLetters \
     Specials SuperscriptsandSubscripts SupplementalArrows-A SupplementalArrows-B \
     SupplementalMathematicalOperators Syriac Tagalog Tagbanwa TaiLe Tamil Telugu Thaana Thai Tibetan \
     UnifiedCanadianAboriginalSyllabics VariationSelectors YiRadicals YiSyllables YijingHexagramSymbols";

pub(super) fn is_property(name: &str) -> bool {
    CATEGORIES.split(' ').any(|known| known == name)
        || name.strip_prefix("Is").is_some_and(|block| BLOCKS.split(' ').any(|known| known == block))
}
