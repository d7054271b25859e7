using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Who publishes: the one who is named, else the one that git's own variables or configuration name, else the user of this machine.</summary>
internal static class KnowledgeAuthor
{
    /// <summary>Gives the signature of a commit that is made now.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="named">As git writes one: <c>Ada &lt;ada@example.org&gt;</c>; null for nobody.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="InvalidInputException">It is no author.</exception>
    internal static async Task<Signature> ReadAsync(Vault vault, string? named, CancellationToken cancellationToken)
    {
        var time = vault.Services.Clock.GetLocalNow();
        if (named is not null)
        {
            var author = Signature.Parse($"{named} 0 +0000");
            return author.Name.Length > 0 && author.Email.Contains('@', StringComparison.Ordinal) ? author with { When = time } : throw new InvalidInputException(
                named, $"'{named}' is no author.", "Write it as git does: 'Ada Lovelace <ada@example.org>'.");
        }

        var environment = vault.Services.Environment;
        var name = environment.Variable("GIT_AUTHOR_NAME") ?? await vault.Repository.ReadSettingAsync("user.name", cancellationToken).ConfigureAwait(false) ?? environment.UserName;
        var email = environment.Variable("GIT_AUTHOR_EMAIL") ?? await vault.Repository.ReadSettingAsync("user.email", cancellationToken).ConfigureAwait(false)
            ?? $"{environment.UserName}@{vault.Configuration.Machine}";
        return new Signature(name, email, time);
    }
}
