using MemoryVault.Secrets.Matching;

namespace MemoryVault.Secrets.Rules;

/// <summary>A rule whose tokens have forms.</summary>
/// <param name="id">The rule's id.</param>
/// <param name="title">What it is.</param>
/// <param name="forms">The forms (<see cref="TokenForm"/>).</param>
internal sealed class TokenRule(string id, string title, params string[] forms)
{
    /// <summary>A test that the whole token must pass besides its form: a checksum of the vendor.</summary>
    internal delegate bool Test(ReadOnlySpan<byte> token);

    /// <summary>Gets the rule as it is shown.</summary>
    internal SecretRule Rule { get; } = new(id, title, forms);

    /// <summary>Gets the test; null for none.</summary>
    internal Test? Check { get; init; }

    /// <summary>Reads the forms.</summary>
    internal IEnumerable<TokenForm> Forms => Rule.Forms.Select(form => TokenForm.Parse(this, form));

    /// <summary>Tells whether what has the form of the token is one, and not an example of one.</summary>
    internal bool IsOne(ReadOnlySpan<byte> token) => !Placeholder.IsOne(token) && (Check is null || Check(token));
}
