using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using MemoryVault.Display;

namespace MemoryVault.Completion;

/// <summary>
/// Finds what can stand where somebody types, for every head. It never throws and never takes long: a completion that hangs is worse than none. Names in a
/// vault may be of strangers: one that holds what cannot be typed or seen is not offered, and what is told of one is made printable.
/// </summary>
/// <param name="reader">Reads the values.</param>
public sealed class FindCandidates(CandidateReader reader)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Gives the values; none where something is wrong.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Somebody is typing: whatever is wrong, the line must stay as it is.")]
    public async Task<IReadOnlyList<Candidate>> RunAsync(CandidateQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var found = await reader(query, patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
            return [.. found.Where(candidate => IsTypeable(candidate.Value)).DistinctBy(candidate => candidate.Value).Select(Printable)];
        }
        catch (Exception)
        {
            return [];
        }
    }

    private static bool IsTypeable(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return false;
            }
        }

        return value.Length > 0;
    }

    private static Candidate Printable(Candidate candidate) => candidate with
    {
        Tip = candidate.Tip is null ? null : PrintableName.Of(candidate.Tip), Label = candidate.Label is null ? null : PrintableName.Of(candidate.Label),
    };
}
