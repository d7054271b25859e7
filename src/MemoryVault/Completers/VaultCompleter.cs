using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using MemoryVault.Completion;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>
/// Completes an argument by what a vault holds: the one that <c>-Vault</c> names on the same command line, else the default. It never
/// throws and never uses the network; where something is wrong there is nothing to offer.
/// </summary>
/// <param name="reader">Reads the values that can stand there.</param>
public abstract class VaultCompleter(CandidateReader reader) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return [.. Offer(ReadSession(), fakeBoundParameters, Unquoted(wordToComplete))];
        }
        catch (Exception e) when (e is VaultException or IOException or UnauthorizedAccessException or RuntimeException or InvalidOperationException or NotSupportedException)
        {
            return [];
        }
    }

    /// <summary>Tells whether a value goes on from what was typed.</summary>
    protected virtual bool Continues(Candidate candidate, string word) =>
        candidate.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    // Runspace.DefaultRunspace.SessionStateProxy refuses while a pipeline runs, and a completion is part of one.
    private static SessionState ReadSession()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("$ExecutionContext.SessionState").Invoke<SessionState>().Single();
    }

    private static string Unquoted(string word) => word.Trim('\'', '"');

    private static CompletionResult Make(Candidate candidate) =>
        new(PowerShellWord.Quote(candidate.Value), candidate.Label ?? candidate.Value, CompletionResultType.ParameterValue, candidate.Tip ?? candidate.Value);

    private IEnumerable<CompletionResult> Offer(SessionState session, IDictionary others, string word)
    {
        var query = new CandidateQuery(new VaultServices { Environment = SessionPaths.ReadEnvironment(session) }, others["Vault"] is string vault ? SessionPaths.Resolve(session, vault) : null)
        {
            Word = word, Section = others["Section"]?.ToString(), Project = others["Project"] as string,
        };
        var found = Task.Run(() => new FindCandidates(reader).RunAsync(query, CancellationToken.None)).GetAwaiter().GetResult();
        return found.Where(candidate => Continues(candidate, word)).Select(Make);
    }
}
