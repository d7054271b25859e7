using FsCheck;
using FsCheck.Fluent;

namespace MemoryVault.Tests.Schedules;

/// <summary>Texts without control characters, thick with what shells, cron, systemd and Windows treat specially.</summary>
internal static class NastyText
{
    public static readonly string[] Examples =
    [
        "plain", "two words", " both ends ", "it's", "\"quoted\"", "a%b", "100%%", "\\%", "\\\\%", "back\\slash", "end\\", "end\\\\", "$HOME", "${HOME}", "$$", "$(id)",
        "`id`", "; rm -rf x", "a;b", "#hash", "*", "?", "~", "!bang", "&", "|", ">out", "<in", "(x)", "[a]", "{a,b}", "ünïcødé", "日本語", "🙂", "-dash", "--", "=", "a=b",
        "%h", "%%n", "\\n", "\\x41", "''", "'\"'\"'", "\\'", "'\\''", "^caret", "%PATH%", "\u00A0nbsp", "\u2019curly",
    ];

    private static readonly string[] Pieces = [.. Examples, "'", "\"", "\\", "%", "$", " ", ";", "a", "ß"];

    public static Arbitrary<string> Arbitrary { get; } =
        Gen.Elements(Pieces).NonEmptyListOf().Select(string.Concat).Where(text => text.Length < 80).ToArbitrary();

    public static Arbitrary<string[]> Lists { get; } = Gen.Elements(Pieces).NonEmptyListOf().Select(string.Concat).ArrayOf(3).ToArbitrary();
}
