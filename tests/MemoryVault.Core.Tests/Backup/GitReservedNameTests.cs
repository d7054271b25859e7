using MemoryVault.Backup;

namespace MemoryVault.Tests.Backup;

public class GitReservedNameTests
{
    [Theory]
    [InlineData(".git", true)]
    [InlineData(".GIT", true)]
    [InlineData(".Git", true)]
    [InlineData("git~1", true)]
    [InlineData("GIT~1", true)]
    [InlineData(".git ", true)]
    [InlineData(".git. .", true)]
    [InlineData(".git                         ", true)]
    [InlineData(".git::$INDEX_ALLOCATION", true)]
    [InlineData(".g\u200cit", true)]
    [InlineData("\ufeff.git", true)]
    [InlineData("a\\.git", true)]
    [InlineData(".gitmodules", true)]
    [InlineData(".GitModules", true)]
    [InlineData("gitmod~1", true)]
    [InlineData("GI7EBA~1", true)]
    [InlineData(".gitattributes", true)]
    [InlineData(".gitignore", false)]
    [InlineData(".github", false)]
    [InlineData("git", false)]
    [InlineData("git~", false)]
    [InlineData("git~10", false)]
    [InlineData(".gitattributes-of-mine", false)]
    [InlineData(".git.md", false)]
    [InlineData("memory.json", false)]
    [InlineData("geography.md", false)]
    [InlineData("...", false)]
    [InlineData(":a", false)]
    public void The_names_that_git_refuses_are_known_in_every_spelling(string name, bool expected) =>
        Assert.Equal(expected, GitReservedName.IsReserved(name));
}
