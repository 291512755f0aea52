use super::fault;

#[test]
fn expression_that_dotnet_takes_passes() {
    for pattern in [
        "",
        "^[^\\]]+$",
        "[]a-z-]*?",
        "(?<year>\\d{4})-(?:\\d\\d)\\k<year>\\1",
        "(?'q'[\"'])x\\k'q'",
        "(?<=a)(?<!b)(?=c)(?!d)(?>e+)(?i-m:f)(?s)g",
        "a|^b|",
        "[a-z-[aeiou]]",
        "[a-z-[b-y-[e]]]",
        "\\p{L}[\\p{Lu}\\P{IsGreek}-]",
        "x{2,}?y{3}z{1,2}",
        "{a}b{,3}c{",
        "^*",
        "()*",
        "[\\w.-]+[\\w-.]",
        "[\\x41-\\u005A\\060-9\\-]",
        "\\cA\\\\\\/\\@\\-\\<word\\>\\12",
        "(?(?=a)b|c)(?(x)y)(d)?(?(1)e)",
        "a(?#comment ( [)*",
        "(?<open>\\()[^()]*(?<-open>\\))",
        "(?x) a ( # free spacing",
        "]}",
    ] {
        assert_eq!(fault(pattern), None, "{pattern}");
    }
}

#[test]
fn expression_that_dotnet_refuses_is_told_why() {
    for (pattern, why) in [
        ("a)", "a `)` closes nothing"),
        ("(a", "a `(` is not closed"),
        ("[a", "a `[` is not closed"),
        ("[^]", "a `[` is not closed"),
        ("[z-a]", "a range of characters goes backwards"),
        ("[\u{1F600}-\u{1F60E}]", "a range of characters goes backwards"),
        ("[+-\\w]", "a range of characters ends in a set of them"),
        ("[a-z-[e]f]", "a class that is taken away from another is not the last in it"),
        ("*a", "a repetition has nothing to repeat"),
        ("(|?)", "a repetition has nothing to repeat"),
        ("{2}", "a repetition has nothing to repeat"),
        ("a++", "a repetition is repeated"),
        ("a{2}{3}", "a repetition is repeated"),
        ("a{3,2}", "a repetition has a lower bound above its upper one"),
        ("a{9999999999}", "a number is too large"),
        ("a\\", "it ends with a backslash"),
        ("\\Qabc\\E", "a backslash stands before what it gives no meaning"),
        ("\\p{Alpha}", "`\\p` has a name that .NET does not know"),
        ("\\p{IsAlphabetic}", "`\\p` has a name that .NET does not know"),
        ("\\pL", "`\\p` has no name in braces"),
        ("\\p{Script=Greek}", "the name behind `\\p` is not closed"),
        ("\\u{1F600}", "`\\x` has not two digits of base 16, or `\\u` not four"),
        ("\\c1", "`\\c` has no control character"),
        ("(?P<year>\\d{4})", "`(?` begins no group that .NET knows"),
        ("(?<$>a)", "the name of a group is none"),
        ("\\k<year>", "it refers to a group that is not there"),
        ("(a)\\2", "it refers to a group that is not there"),
        ("\\kx", "`\\k` has no name in angle brackets"),
        ("(?(1)a)", "it refers to a group that is not there"),
        ("(?(a)b|c|d)", "a condition has more than two branches"),
        ("a(?#b", "a comment is not closed"),
    ] {
        assert_eq!(fault(pattern), Some(why), "{pattern}");
    }
}

#[test]
fn class_in_a_class_in_a_class_is_read_without_recursion() {
    let deep = format!("{}x{}", "[a-".repeat(100_000), "]".repeat(100_000));
    assert_eq!(fault(&deep), None);
}
