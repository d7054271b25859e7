using FsCheck;
using FsCheck.Fluent;
using MemoryVault.History;
using MemoryVault.Knowledge.Gists;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge.Gists;

public sealed class GistNamesTests
{
    [Theory]
    [InlineData("notes.md", "notes.md")]
    [InlineData("notes/a b.md", "notes%2Fa b.md")]
    [InlineData("100%.md", "100%25.md")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("gistfile1.txt", "%67istfile1.txt")]
    [InlineData("GistFile22", "%47istFile22")]
    [InlineData("gistfile.txt", "gistfile.txt")]
    [InlineData("gistfiles/1", "gistfiles%2F1")]
    [InlineData(".memoryvault.brisa.json", "%2Ememoryvault.brisa.json")]
    [InlineData("what?.md", "what%3F.md")]
    [InlineData(" a ", "%20a%20")]
    [InlineData("end.", "end%2E")]
    [InlineData("con.md", "%63on.md")]
    [InlineData("größe/ß.md", "größe%2Fß.md")]
    public void A_path_has_one_flat_name(string path, string name)
    {
        Assert.Equal(name, new GistNames().Encode(path));
        Assert.Equal(path, new GistNames().TryDecode(name));
    }

    [Fact]
    public void Every_path_comes_back_and_its_name_is_good_on_every_system()
    {
        Prop.ForAll(Paths(), path =>
        {
            var name = new GistNames().Encode(path);
            Assert.Equal(path, new GistNames().TryDecode(name));
            Assert.DoesNotContain('/', name);
            Assert.Null(RestorableName.FindProblem(name, "windows"));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_paths_never_share_a_name_not_even_where_capitals_count_for_nothing()
    {
        Prop.ForAll(Paths().Generator.ListOf().Select(list => list.Distinct().ToArray()).ToArbitrary(), paths =>
        {
            var names = new GistNames();
            Assert.Equal(paths.Length, paths.Select(names.Encode).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(paths, path => Assert.Equal(path, new GistNames().TryDecode(names.Encode(path))));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_name_that_differs_from_one_that_is_there_by_capitals_alone_gets_escapes()
    {
        var names = new GistNames();
        names.TryDecode("README.md");

        Assert.Equal("%72eadme.md", names.Encode("readme.md"));
        Assert.Equal("README.md", names.Encode("README.md"));
    }

    // Else a file that somebody made on the website would be there twice after a change, and come back after a deletion.
    [Theory]
    [InlineData("gistfile1.txt")]
    [InlineData("100%.md")]
    [InlineData("%zz%41")]
    public void A_file_that_somebody_named_keeps_its_name(string name)
    {
        var names = new GistNames();

        var path = names.TryDecode(name);

        Assert.Equal(name, path);
        Assert.Equal(name, names.Encode(path!));
    }

    [Theory]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData(".git%2Fconfig")]
    [InlineData("%2E%2E")]
    [InlineData("a%2F%2Fb")]
    [InlineData("a%00b")]
    [InlineData(".gitattributes")]
    [InlineData(".memoryvault.brisa.json")]
    public void What_leads_elsewhere_or_is_a_marker_is_no_file_of_the_project(string name) => Assert.Null(new GistNames().TryDecode(name));

    [Fact]
    public void A_path_that_makes_too_long_a_name_is_refused_with_what_to_do()
    {
        var path = string.Join('/', Enumerable.Repeat("folder", 40));

        var error = Assert.Throws<InvalidInputException>(() => new GistNames().Encode(path));

        Assert.Equal(path, error.Target);
        Assert.Contains("--repo", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marker_tells_its_project()
    {
        Assert.Equal("team.notes", GistMarker.TryRead(GistMarker.NameOf("team.notes")));
        Assert.Null(GistMarker.TryRead(".memoryvault...json"));
        Assert.Null(GistMarker.TryRead(".memoryvault.json"));
        Assert.Null(GistMarker.TryRead("notes.json"));
    }

    private static Arbitrary<string> Paths()
    {
        var character = Gen.Elements("aAbBéß0 .%/:*?\"<>|\\\u0001gistfle1-~".ToCharArray());
        return character.NonEmptyListOf().Select(list => string.Concat(list)).Where(path => path.Length < 60 && RestorableName.FindProblem(path, "linux") is null).ToArbitrary();
    }
}
