using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Leases;

public sealed class LeaseScopeTests
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 7).SelectMany(Spell)];

    [Theory]
    [InlineData(null, "*")]
    [InlineData("*", "*")]
    [InlineData("tasks", "tasks")]
    [InlineData("tasks/bug-1", "tasks/bug-1")]
    [InlineData("tasks/bug-*", "tasks/bug-*")]
    [InlineData("tasks/**?a***", "tasks/?*a*")]
    [InlineData("tasks/a/b", "tasks/a/b")]
    [InlineData("a~1b~0c/k", "a~1b~0c/k")]
    [InlineData(@"tasks/\*\?\\x\y", @"tasks/\*\?\\xy")]
    [InlineData(@"wild\*card", @"wild\*card")]
    [InlineData("tasks/", "tasks/")]
    [InlineData("/empty section", "/empty section")]
    public void A_scope_has_one_spelling(string? text, string expected)
    {
        var scope = LeaseScope.Parse(text);

        Assert.Equal(expected, scope.ToString());
        Assert.Equal(scope, LeaseScope.Parse(scope.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("task*")]
    [InlineData("*/key")]
    [InlineData("a~b")]
    [InlineData("a~")]
    [InlineData(@"tasks\")]
    [InlineData(@"tasks/key\")]
    public void What_is_no_scope_is_refused(string text) => Assert.Throws<InvalidInputException>(() => LeaseScope.Parse(text));

    [Theory]
    [InlineData("*", "tasks", null, true)]
    [InlineData("*", "tasks", "a", true)]
    [InlineData("tasks", "tasks", null, true)]
    [InlineData("tasks", "tasks", "a", true)]
    [InlineData("tasks", "Tasks", "a", false)]
    [InlineData("tasks", "notes", "tasks", false)]
    [InlineData("tasks/*", "tasks", null, false)]
    [InlineData("tasks/*", "tasks", "", true)]
    [InlineData("tasks/?", "tasks", "\U0001F600", true)]
    [InlineData("tasks/?", "tasks", "", false)]
    [InlineData("tasks/bug-*", "tasks", "bug-", true)]
    [InlineData("tasks/bug-*", "tasks", "bug", false)]
    [InlineData("tasks/a/*", "tasks", "a/b/c", true)]
    [InlineData("a~1b/k", "a/b", "k", true)]
    [InlineData(@"tasks/\*", "tasks", "*", true)]
    [InlineData(@"tasks/\*", "tasks", "x", false)]
    public void A_scope_covers_what_it_names(string scope, string section, string? key, bool expected) =>
        Assert.Equal(expected, LeaseScope.Parse(scope).Covers(new EntryPath(section, key)));

    [Theory]
    [InlineData("*", "tasks/a", true)]
    [InlineData("tasks", "tasks/a", true)]
    [InlineData("tasks", "notes", false)]
    [InlineData("tasks/a*", "tasks/*b", true)]
    [InlineData("tasks/a*", "tasks/b*", false)]
    [InlineData("tasks/a?", "tasks/?b", true)]
    [InlineData("tasks/a?", "tasks/a", false)]
    [InlineData("tasks/a*c", "tasks/*b*", true)]
    [InlineData("tasks/*ab", "tasks/*ba", false)]
    [InlineData("tasks/a", "notes/a", false)]
    [InlineData("tasks/", "tasks/?", false)]
    public void Scopes_overlap_where_an_entry_can_be_in_both(string left, string right, bool expected)
    {
        Assert.Equal(expected, LeaseScope.Parse(left).Overlaps(LeaseScope.Parse(right)));
        Assert.Equal(expected, LeaseScope.Parse(right).Overlaps(LeaseScope.Parse(left)));
    }

    /// <summary>A key in both globs, if there is one, has one no longer than both globs together: it can be looked for.</summary>
    [Fact]
    public void Overlap_is_exactly_that_some_key_is_in_both()
    {
        var glob = Gen.Elements("a", "b", "?", "*").ArrayOf().Resize(3).Select(string.Concat);
        var pairs = glob.Two().ToArbitrary();

        Prop.ForAll(pairs, pair =>
        {
            var (left, right) = (LeaseScope.Parse("s/" + pair.Item1), LeaseScope.Parse("s/" + pair.Item2));
            var expected = Words.Any(word => left.Covers(new EntryPath("s", word)) && right.Covers(new EntryPath("s", word)));
            return left.Overlaps(right) == expected;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_glob_covers_the_keys_that_a_search_by_hand_finds()
    {
        var cases = Gen.Elements("a", "b", "?", "*").ArrayOf().Resize(5).Select(string.Concat).Zip(Gen.Elements(Words)).ToArbitrary();

        Prop.ForAll(cases, pair => LeaseScope.Parse("s/" + pair.Item1).Covers(new EntryPath("s", pair.Item2)) == IsMatch(pair.Item1, pair.Item2))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_section_and_key_can_be_named()
    {
        var paths = ArbMap.Default.GeneratorFor<NonNull<string>>().Two().Select(pair => (pair.Item1.Get, pair.Item2.Get)).ToArbitrary();

        Prop.ForAll(paths, pair =>
        {
            var (section, key) = (pair.Item1, pair.Item2);
            var text = string.Concat(section.Replace("~", "~0").Replace("/", "~1").Select(Escape)) + "/" + string.Concat(key.Select(Escape));
            var scope = LeaseScope.Parse(text);
            return scope.Covers(new EntryPath(section, key)) && !scope.Covers(new EntryPath(section, key + "x")) && scope.Equals(LeaseScope.Parse(scope.ToString()));
        }).QuickCheckThrowOnFailure();
    }

    private static string Escape(char letter) => letter is '*' or '?' or '\\' ? $"\\{letter}" : letter.ToString();

    private static bool IsMatch(string glob, string word) =>
        glob.Length == 0 ? word.Length == 0
        : glob[0] == '*' ? IsMatch(glob[1..], word) || (word.Length > 0 && IsMatch(glob, word[1..]))
        : word.Length > 0 && (glob[0] == '?' || glob[0] == word[0]) && IsMatch(glob[1..], word[1..]);

    private static IEnumerable<string> Spell(int length) =>
        length == 0 ? [string.Empty] : Spell(length - 1).SelectMany(word => new[] { "a", "b", "c" }, (word, letter) => word + letter);
}
