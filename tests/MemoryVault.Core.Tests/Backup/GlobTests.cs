using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

public class GlobTests
{
    [Theory]
    // Without a slash: at any depth, files and folders.
    [InlineData("*.md", "a.md", true)]
    [InlineData("*.md", "x/y/a.md", true)]
    [InlineData("*.md", "a.mdx", false)]
    [InlineData("*.md", "x.md/y", true)]
    [InlineData("memory", "memory", true)]
    [InlineData("memory", "a/memory/b/c", true)]
    [InlineData("memory", "memory2", false)]
    [InlineData("**", "a/b/c", true)]
    [InlineData("*", "a/b/c", true)]
    // With one: from the root on.
    [InlineData("/*.md", "a.md", true)]
    [InlineData("/*.md", "x/a.md", false)]
    [InlineData("/memory", "x/memory", false)]
    [InlineData("./a.md", "a.md", true)]
    [InlineData("./a.md", "x/a.md", false)]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "x/a/b", false)]
    [InlineData("a/b", "a/b/c/d", true)]
    [InlineData("a/*", "a/b/c", true)]
    [InlineData("a/*.md", "a/b.md", true)]
    [InlineData("a/*.md", "a/b/c.md", false)]
    // Folders only.
    [InlineData("a/", "a", false)]
    [InlineData("a/", "a/b", true)]
    [InlineData("a/", "x/a/b", true)]
    [InlineData("/a/", "x/a/b", false)]
    [InlineData("x/a/", "x/a/b/c", true)]
    [InlineData("x/a/", "x/a", false)]
    // Any number of folders.
    [InlineData("**/a", "a", true)]
    [InlineData("**/a", "x/y/a", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**", "a/b", true)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**/z", "a/z", true)]
    [InlineData("a/**/z", "a/b/c/z", true)]
    [InlineData("a/**/z", "a/b/c/zz", false)]
    [InlineData("a/**/b/**/c", "a/x/b/y/b/z/c", true)]
    [InlineData("a/**/b/**/c", "a/x/y/z/c", false)]
    [InlineData("a/**/**/b", "a/b", true)]
    [InlineData("**/a/*/c", "x/a/y/c", true)]
    [InlineData("**/a/*/c", "a/a/c/c", true)]
    // Within a name.
    [InlineData("a*b*c", "aXbYc", true)]
    [InlineData("a*b*c", "abcab", false)]
    [InlineData("*a*a*a*", "aa", false)]
    [InlineData("*a*a*a*", "xaxaxax", true)]
    [InlineData("rollout-*.jsonl", "sessions/rollout-1.jsonl", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("a?c", "a\U0001F600c", true)]
    [InlineData("?", "é", true)]
    [InlineData("a**c", "abbc", true)]
    [InlineData("a**c", "ab/bc", false)]
    // Sets.
    [InlineData("[abc]", "b", true)]
    [InlineData("[abc]", "d", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[!a-c]x", "bx", false)]
    [InlineData("[^a-c]x", "dx", true)]
    [InlineData("[]a]", "]", true)]
    [InlineData("[!]a]", "b", true)]
    [InlineData("[!]a]", "]", false)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[*]", "*", true)]
    [InlineData("[*]", "a", false)]
    [InlineData("[{]", "{", true)]
    [InlineData("x[0-9]*", "x5abc", true)]
    // Alternatives.
    [InlineData("{a,b}.md", "b.md", true)]
    [InlineData("{a,b}.md", "c.md", false)]
    [InlineData("{a/b,c}/d", "a/b/d", true)]
    [InlineData("{a/b,c}/d", "c/d", true)]
    [InlineData("x.{json,js{,x}}", "x.js", true)]
    [InlineData("x.{json,js{,x}}", "x.jsx", true)]
    [InlineData("x.{json,js{,x}}", "x.jso", false)]
    [InlineData("{a,b}{1,2}", "b1", true)]
    [InlineData("{a}", "a", true)]
    // Case.
    [InlineData("README.md", "readme.md", false)]
    public void A_pattern_matches_as_gitignore_would(string pattern, string path, bool expected) =>
        Assert.Equal(expected, Glob.Parse(pattern).Matches(path));

    [Theory]
    [InlineData("README.md", "readme.MD")]
    [InlineData("*.MD", "a/b.md")]
    [InlineData("É*", "école")]
    [InlineData("[A-F]?", "b1")]
    [InlineData("A/**/Z?", "a/m/z1")]
    public void Case_does_not_matter_where_it_is_told_to(string pattern, string path)
    {
        Assert.True(Glob.Parse(pattern, ignoreCase: true).Matches(path));
        Assert.False(Glob.Parse(pattern).Matches(path));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("/", "empty")]
    [InlineData("!a", "negated")]
    [InlineData("a\\b", "'\\'")]
    [InlineData("a//b", "two '/'")]
    [InlineData("../a", "'..'")]
    [InlineData("a/./b", "'.'")]
    [InlineData("[a", "'['")]
    [InlineData("[a/b]", "'['")]
    [InlineData("[]", "'['")]
    [InlineData("[!]", "'['")]
    [InlineData("[z-a]", "backwards")]
    [InlineData("{a,b", "'{'")]
    [InlineData("a}", "'}'")]
    [InlineData("~/notes", "home")]
    [InlineData("C:/notes", "drive")]
    [InlineData("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}", "256")]
    public void A_pattern_that_cannot_be_read_is_an_error_that_names_it_and_the_remedy(string pattern, string problem)
    {
        var error = Assert.Throws<InvalidInputException>(() => Glob.Parse(pattern));

        Assert.Equal(pattern, error.Target);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void A_pattern_of_many_runs_takes_no_exponential_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 200)) + "b";
        var path = string.Join('/', Enumerable.Repeat(new string('a', 200), 40));

        Assert.False(Glob.Parse(pattern).Matches(path));
        Assert.False(Glob.Parse(string.Concat(Enumerable.Repeat("**/a*/", 20)) + "b").Matches(path));
    }

    [Theory]
    [InlineData("a/b.md", true)]
    [InlineData("auth.json", true)]
    [InlineData("/auth.json", true)]
    [InlineData("*.json", false)]
    [InlineData("a/**/b", false)]
    [InlineData("a/", false)]
    [InlineData("{a,b}", false)]
    public void A_pattern_without_wildcards_names_one_file(string pattern, bool expected) =>
        Assert.Equal(expected, Glob.Parse(pattern).IsLiteral);
}
