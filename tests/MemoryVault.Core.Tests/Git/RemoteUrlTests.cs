using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Git;

public sealed class RemoteUrlTests
{
    private static readonly string Token = "gh" + "p_" + new string('a', 36);

    [Theory]
    [InlineData("https://host.example/team/vault.git")]
    [InlineData("https://bob@host.example:8443/vault.git")]
    [InlineData("ssh://git@host.example:2222/vault.git")]
    [InlineData("git@host.example:team/vault.git")]
    [InlineData("host.example:vault.git")]
    [InlineData("file:///srv/vault.git")]
    [InlineData("/srv/with space/vault.git")]
    [InlineData("C:\\vaults\\vault.git")]
    [InlineData("../vault.git")]
    [InlineData("ssh://[::1]/vault.git")]
    [InlineData("git@[::1]:vault.git")]
    public void An_ordinary_url_is_taken(string url) => RemoteUrl.Validate(url);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-oProxyCommand=evil")]
    [InlineData("--upload-pack=evil")]
    [InlineData("ext::sh -c evil")]
    [InlineData("fd::17")]
    [InlineData("evil::https://host/x")]
    [InlineData("https://host/x\nevil")]
    [InlineData("https://host/x\0")]
    [InlineData("ssh://-oProxyCommand=evil/x")]
    [InlineData("ssh://git@-oProxyCommand=evil/x")]
    [InlineData("git@-oProxyCommand=evil:x")]
    [InlineData("ftp://host/x")]
    [InlineData("javascript://host/x")]
    public void What_could_run_a_program_is_refused(string url)
    {
        var error = Assert.Throws<InvalidInputException>(() => RemoteUrl.Validate(url));
        Assert.Equal(VaultErrorKind.InvalidInput, error.Kind);
    }

    [Fact]
    public void A_secret_in_a_url_is_refused_and_not_repeated()
    {
        foreach (var url in new[] { $"https://{Token}@host/x", $"https://x:{Token}@host/x", "ssh://bob:hunter2@host/x", $"https://{new string('k', 40)}@host/x" })
        {
            var error = Assert.Throws<InvalidInputException>(() => RemoteUrl.Validate(url));
            Assert.DoesNotContain(Token, error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", error.ToString() + error.Target, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nothing here", "nothing here")]
    [InlineData("https://u:p@host/x", "https://***@host/x")]
    [InlineData("a https://u:p@host/x b ssh://t@h c", "a https://***@host/x b ssh://***@h c")]
    [InlineData("https://u:p@ss@host", "https://***@host")]
    [InlineData("https://host/a@b", "https://host/a@b")]
    [InlineData("https://host", "https://host")]
    [InlineData("'https://u:p@host': x@y", "'https://***@host': x@y")]
    public void Credentials_are_taken_out_of_texts(string text, string scrubbed) => Assert.Equal(scrubbed, Credentials.Scrub(text));
}
