using MemoryVault.Knowledge;
using MemoryVault.Vaults;

namespace MemoryVault.Watching;

/// <summary>The places of the knowledge projects of the vault under watch. That one has moved is told; it is received only where that is wished.</summary>
internal sealed class WatchedKnowledge(WatchTools tools, WatchNews news)
{
    private List<KnowledgePoll> _polls = [];

    /// <summary>Gets how long until a place is asked; null for never.</summary>
    internal TimeSpan? Left => _polls.Count == 0 ? null : _polls.Min(poll => poll.Pause.Left);

    /// <summary>Takes the projects as they are configured now.</summary>
    internal void Refresh(Vault vault) => _polls = tools.Options.NoPush ? [] :
    [
        .. new KnowledgeRegistry(vault).List().SelectMany(project => project.Places.Select(place =>
            _polls.Find(poll => poll.Project == project.Name && poll.Place == place.Name) ?? new KnowledgePoll(project.Name, place.Name, tools.Every(tools.Options.Poll)))),
    ];

    /// <summary>Asks those that are due.</summary>
    internal async Task AskAsync(Vault vault, CancellationToken cancellationToken)
    {
        foreach (var poll in _polls.Where(poll => poll.Pause.Left == TimeSpan.Zero).ToArray())
        {
            await AskAsync(vault, poll, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AskAsync(Vault vault, KnowledgePoll poll, CancellationToken cancellationToken)
    {
        try
        {
            // What could not be received is not new any more, and still to be received.
            var hasNews = await poll.HasNewsAsync(vault, cancellationToken).ConfigureAwait(false);
            if (hasNews)
            {
                news.Add(WatchEventKind.KnowledgeChanged, $"Place '{poll.Place}' of the knowledge project '{poll.Project}' has something new.", poll.Project, poll.Place);
            }

            if (tools.Options.Receive && (hasNews || poll.Pause.Failures > 0))
            {
                var options = new ReceiveKnowledgeOptions { Project = poll.Project, Address = new KnowledgeAddress { Place = poll.Place } };
                news.AddReceipt(await new ReceiveKnowledge(vault).RunAsync(options, cancellationToken).ConfigureAwait(false));
            }

            if (poll.Pause.Succeed())
            {
                news.Add(WatchEventKind.Recovered, $"Place '{poll.Place}' of the knowledge project '{poll.Project}' is as it should be again.", poll.Project, poll.Place);
            }
        }
        catch (VaultException e)
        {
            poll.Pause.Fail();
            news.AddFailure(e.Message, poll.Pause, poll.Place, poll.Project);
        }
    }
}
