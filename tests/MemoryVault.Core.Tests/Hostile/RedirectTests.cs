using MemoryVault.Git;
using MemoryVault.GitHub;
using MemoryVault.Tests.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Hostile;

/// <summary>A remote that sends git elsewhere: to files of this machine, to a command, to itself without end.</summary>
public sealed class RedirectTests : IDisposable
{
    private readonly TestGit _git = new();

    public void Dispose() => _git.Dispose();

    [Theory]
    [InlineData("file://{0}")]
    [InlineData("ext::sh -c touch% {0}.marker")]
    [InlineData("ssh://-oProxyCommand=touch/{0}.marker")]
    [InlineData("ftp://127.0.0.1:1/x.git/info/refs?service=git-upload-pack")]
    [InlineData("{1}/x.git/info/refs?service=git-upload-pack")]
    public async Task Git_is_led_to_no_file_no_command_and_round_no_circle(string location)
    {
        var remote = _git.MakeRemote("remote.git");
        await using var repository = await _git.OpenAsync();
        await repository.PushAsync(remote, [new(_git.Commit("secret"), "refs/heads/main")], CancellationToken.None);
        using var server = new LoopbackListener(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.AddHeader("Location", string.Format(null, location, remote, context.Request.Url!.GetLeftPart(UriPartial.Authority)));
        });

        var error = await Assert.ThrowsAnyAsync<VaultException>(() =>
            repository.FetchAsync($"{server.Url}/x.git", "refs/heads/main", "refs/memoryvault/incoming/x", CancellationToken.None));

        Assert.NotEmpty(error.Remedy);
        Assert.Null(await repository.ReadRefAsync("refs/memoryvault/incoming/x", CancellationToken.None));
        Assert.False(File.Exists(remote + ".marker"));
    }
}
