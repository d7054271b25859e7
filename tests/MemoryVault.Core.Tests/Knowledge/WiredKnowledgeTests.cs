using MemoryVault.Git;
using MemoryVault.Knowledge;
using MemoryVault.GitHub;
using MemoryVault.Tests.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge;

/// <summary>The same over a real sshd, and over a real <c>git http-backend</c> that wants a password from git's credential helper.</summary>
public sealed class WiredKnowledgeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresSshServerFact]
    public async Task Over_ssh_two_machines_publish_and_receive()
    {
        using var server = new SshServer();
        var variable = ("GIT_SSH_COMMAND", server.CommandFor("full"));
        using var one = new KnowledgeScene("one", _folder, variable);
        using var two = new KnowledgeScene("two", _folder, variable);

        await ExchangeAsync(one, two, server.UrlOf(one.MakeShared()));
    }

    [RequiresSshServerFact]
    public async Task A_key_that_may_only_read_receives_and_the_error_of_a_publication_says_why()
    {
        using var server = new SshServer();
        using var one = new KnowledgeScene("one", _folder, ("GIT_SSH_COMMAND", server.CommandFor("reader")));
        var shared = one.MakeShared();
        one.Write("a.md", "a\n");
        await one.PublishAsync(shared);
        using var two = new KnowledgeScene("two", _folder, ("GIT_SSH_COMMAND", server.CommandFor("reader")));
        await two.CopyAsync(server.UrlOf(shared));
        two.Write("b.md", "b\n");

        var error = await Assert.ThrowsAsync<KnowledgePlaceFailedException>(() => two.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" }));

        Assert.Equal((VaultErrorKind.NotPushed, RemoteFailure.Denied), (error.Kind, error.Failure));
        Assert.Equal("a\n", two.Read("a.md"));
    }

    [Fact]
    public async Task Over_http_with_a_credential_helper_two_machines_publish_and_receive_and_the_password_is_nowhere()
    {
        var password = "pw-" + Guid.NewGuid().ToString("N");
        using var server = new HttpGitServer(_folder.Path, "ana:" + password);
        var helper = _folder["helper"];
        ShellProgram.Write(helper, $"test \"$1\" = get && printf 'username=ana\\npassword={password}\\n'");
        (string, string)[] variables = [("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "credential.helper"), ("GIT_CONFIG_VALUE_0", helper)];
        using var one = new KnowledgeScene("one", _folder, variables);
        using var two = new KnowledgeScene("two", _folder, variables);
        var shared = one.MakeShared();
        KnowledgeScene.Git("--git-dir", shared, "config", "http.receivepack", "true");

        using var arguments = new ArgumentSampler(password);
        await ExchangeAsync(one, two, server.UrlOf("shared.git"));

        Assert.False(arguments.HasSeen);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(one.VaultPath, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(two.VaultPath, "*", SearchOption.AllDirectories)),
            file => File.ReadAllText(file).Contains(password, StringComparison.Ordinal));
        using var three = new KnowledgeScene("three", _folder);
        var error = await Assert.ThrowsAsync<KnowledgePlaceFailedException>(() => three.CopyAsync(server.UrlOf("shared.git")));
        Assert.Equal(RemoteFailure.Denied, error.Failure);
    }

    [Fact]
    public async Task A_url_with_a_password_is_refused_and_never_shown()
    {
        using var one = new KnowledgeScene("one", _folder);
        one.Write("a.md", "a\n");

        var error = await Assert.ThrowsAsync<InvalidInputException>(() => one.PublishAsync("https://ana:" + "hunter22@example.org/x.git"));

        Assert.DoesNotContain("hunter22", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(await one.ListAsync());
    }

    private static async Task ExchangeAsync(KnowledgeScene one, KnowledgeScene two, string url)
    {
        one.Write("a.md", "a\n");
        await one.PublishAsync(url);
        await two.CopyAsync(url);
        two.Write("b.md", "b\n");
        one.Write("c.md", "c\n");
        await two.PublishAsync(url);
        Assert.True((await one.PublishAsync(url)).Merged);
        await one.ReceiveAsync();
        await two.ReceiveAsync();
        Assert.Equal(["a.md", "b.md", "c.md"], one.Files().Keys);
        Assert.Equal(one.Files(), two.Files());
    }
}
