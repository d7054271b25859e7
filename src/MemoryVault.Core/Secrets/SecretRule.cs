using MemoryVault.Secrets.Rules;

namespace MemoryVault.Secrets;

/// <summary>One shape of credential that the scanner knows.</summary>
/// <param name="Id">Its stable name, which findings carry: <c>github-pat</c>.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Forms">The forms that it has, in the notation of docs/secrets.md; empty where only code can tell.</param>
public sealed record SecretRule(string Id, string Title, IReadOnlyList<string> Forms)
{
    /// <summary>Lists all rules.</summary>
    public static IReadOnlyList<SecretRule> All => RuleBook.Rules;
}
