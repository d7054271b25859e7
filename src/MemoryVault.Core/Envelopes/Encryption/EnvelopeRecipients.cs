using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>The recipients of one envelope, as a set.</summary>
public static class EnvelopeRecipients
{
    private const int Maximum = 64;

    /// <summary>Reads recipients: at least one, all of one program, each once, in an order of their own.</summary>
    /// <exception cref="InvalidInputException">One is none, or they are of two programs.</exception>
    public static IReadOnlyList<EnvelopeRecipient> Parse(IEnumerable<string> texts)
    {
        var recipients = texts.Select(EnvelopeRecipient.Parse).DistinctBy(each => each.ToString(), StringComparer.Ordinal).OrderBy(each => each.ToString(), StringComparer.Ordinal).ToArray();
        if (recipients.Length is 0 or > Maximum)
        {
            throw new InvalidInputException("recipients", $"An envelope has 1 to {Maximum} recipients; these are {recipients.Length}.", "Name a recipient: age:age1...");
        }

        if (recipients.Any(each => each.Tool != recipients[0].Tool))
        {
            throw new InvalidInputException(
                recipients[0].ToString(), "The recipients of one envelope are all of age or all of gpg; these are of both.", "Leave one kind out, or add a second remote for it.");
        }

        return recipients;
    }

    /// <summary>Tells whether two sets have the same members.</summary>
    internal static bool AreSame(IReadOnlyList<EnvelopeRecipient> left, IReadOnlyList<EnvelopeRecipient> right) =>
        left.Select(each => each.ToString()).ToHashSet(StringComparer.Ordinal).SetEquals(right.Select(each => each.ToString()));
}
