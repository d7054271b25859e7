using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Backup;

namespace MemoryVault.Tests.Backup;

public class GlobPropertyTests
{
    // A small alphabet, so that a good part of the pairs match.
    private static readonly Gen<string> Name = Gen.Elements('a', 'b').NonEmptyListOf().Select(letters => string.Concat(letters.Take(4)));
    private static readonly Gen<string> Path = Name.NonEmptyListOf().Select(names => string.Join('/', names.Take(5)));
    private static readonly Gen<string> Segment =
        Gen.Frequency((2, Gen.Constant("**")), (5, Gen.Elements('a', 'b', '*', '?').NonEmptyListOf().Select(letters => string.Concat(letters.Take(5)))));

    private static readonly Gen<string> Pattern =
        from segments in Segment.NonEmptyListOf()
        from start in Gen.Elements("", "", "/")
        from end in Gen.Elements("", "", "/")
        select start + string.Join('/', segments.Take(5)) + end;

    [Fact]
    public void A_glob_matches_what_the_plain_definition_matches() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5000),
        Prop.ForAll(Pattern.ToArbitrary(), Path.ToArbitrary(), (pattern, path) => Glob.Parse(pattern).Matches(path) == ReferenceGlob.Matches(pattern, path)));

    [Fact]
    public void A_set_matches_what_one_of_its_globs_matches() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Pattern.ListOf().ToArbitrary(), Path.ToArbitrary(), (patterns, path) =>
        {
            var set = GlobSet.Parse(patterns, ignoreCase: false);
            var slash = path.LastIndexOf('/');
            var folder = slash < 0 ? set.Root : set.Enter(path.AsSpan(0, slash));
            return set.MatchesFile(folder, path.AsSpan(slash + 1)) == patterns.Any(pattern => ReferenceGlob.Matches(pattern, path));
        }));

    [Fact]
    public void A_folder_that_a_set_gives_up_holds_no_match() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(Pattern.ToArbitrary(), Path.ToArbitrary(), Name.ToArbitrary(), (pattern, folder, name) =>
        {
            var set = GlobSet.Parse([pattern], ignoreCase: false);
            return set.MayMatchBelow(set.Enter(folder)) || !ReferenceGlob.Matches(pattern, folder + "/" + name);
        }));
}
