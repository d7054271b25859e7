using MemoryVault.Git;
using MemoryVault.Tests.Git;
using MemoryVault.Tests.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Hostile;

/// <summary>A git that answers rubbish in the place of a remote, and URLs that would be more than a place.</summary>
public sealed class HostileRemoteTests : IDisposable
{
    private readonly TestGit _git = new();

    public void Dispose() => _git.Dispose();

    [RequiresUnixTheory]
    [InlineData("head -c 200000 /dev/urandom")]
    [InlineData("yes 0123456789012345678901234567890123456789 | tr '\\n' ' ' | head -c 200000")]
    [InlineData("printf '0123456789012345678901234567890123456789\\t../../x\\n0123456789012345678901234567890123456789\\trefs/heads/\\033[31mred\\n\\t\\n'")]
    [InlineData("printf '\\033]0;owned\\007\\033[2J fatal: repository not found\\n' >&2; exit 128")]
    [InlineData("head -c 3000000 /dev/zero | tr '\\0' 'x' >&2; exit 1")]
    public async Task Rubbish_in_the_place_of_refs_is_an_error_or_no_ref(string answer)
    {
        await using var real = await _git.OpenAsync();
        var script = _git.WriteScript("fake-git", $"case \"$*\" in *ls-remote*|*fetch*|*push*) {answer} ;; *) exec git \"$@\" ;; esac");
        await using var repository = GitRepository.Open(_git.RepositoryPath, _git.Services with { GitExecutable = script }, "git");
        var commit = _git.Commit("a");

        await TryAsync(async () => Assert.DoesNotContain((await repository.ListRemoteAsync("https://example.org/x.git", [], CancellationToken.None)).Select(each => each.Key), name => name.Length == 0));
        await TryAsync(() => repository.FetchAsync("https://example.org/x.git", "refs/heads/main", "refs/memoryvault/incoming/x", CancellationToken.None));
        await TryAsync(() => repository.PushAsync("https://example.org/x.git", [new(commit, "refs/heads/main")], CancellationToken.None));

        Assert.Null(await repository.ReadRefAsync("refs/memoryvault/incoming/x", CancellationToken.None));
    }

    [Theory]
    [InlineData("ext::sh -c 'touch x'")]
    [InlineData("--upload-pack=touch x")]
    [InlineData("-u")]
    [InlineData("fd::3")]
    [InlineData("ssh://-oProxyCommand=touch/x")]
    [InlineData("-oProxyCommand=x:y")]
    [InlineData("https://example.org/\nfoo")]
    [InlineData("https://example.org/\u001b[31m")]
    [InlineData("gopher://example.org/x")]
    public void A_URL_that_is_an_option_a_command_or_holds_control_characters_is_refused(string url) =>
        Assert.Throws<InvalidInputException>(() => RemoteUrl.Validate(url));

    [Theory]
    [InlineData("--upload-pack=x")]
    [InlineData("-x")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("a:b")]
    [InlineData("@{-1}")]
    [InlineData("\u001b[31m")]
    [InlineData(".git")]
    [InlineData("a.lock")]
    public void A_branch_that_git_would_take_for_something_else_is_refused(string name) =>
        Assert.Throws<InvalidInputException>(() => BranchName.Check(name));

    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (VaultException error)
        {
            Assert.InRange(error.Message.Length, 1, 20_000);
            Assert.NotEmpty(error.Remedy);
        }
    }
}
