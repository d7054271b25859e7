using System.Net;
using System.Text;

namespace MemoryVault.GitHub;

/// <summary>A gist's repository and raw files over HTTP. Who has the address may read; to push, the token must be its owner's and have the scope.</summary>
internal sealed class GistGitAccess(GistStore store, IReadOnlyList<GitHubToken> tokens)
{
    /// <summary>Answers a request.</summary>
    /// <param name="context">The request and its answer.</param>
    /// <param name="path"><c>/ID.git/...</c> or <c>/OWNER/ID/raw/BLOB/NAME</c>.</param>
    internal void Answer(HttpListenerContext context, string path)
    {
        if (path.Split('/') is ["", _, var id, "raw", var blob, ..])
        {
            AnswerRaw(context.Response, id, blob);
            return;
        }

        var name = path.Split('/')[1];
        var gist = name.EndsWith(".git", StringComparison.Ordinal) ? store.Find(name[..^4]) : null;
        var sent = context.Request.Headers["Authorization"];
        var token = Token(sent);
        var pushes = path.EndsWith("/git-receive-pack", StringComparison.Ordinal) || context.Request.QueryString["service"] == "git-receive-pack";
        if ((sent is not null && token is null) || (pushes && token is null))
        {
            context.Response.StatusCode = 401;
            context.Response.AddHeader("WWW-Authenticate", "Basic realm=\"GitHub\"");
        }
        else if (gist is null)
        {
            context.Response.StatusCode = 404;
        }
        else if (pushes && (!token!.WritesGists || token.User != gist.Owner))
        {
            context.Response.StatusCode = 403;
        }
        else
        {
            GitHttpBackend.Answer(context, store.Folder, path, token?.User);
            if (path.EndsWith("/git-receive-pack", StringComparison.Ordinal))
            {
                store.Touch(gist);
            }
        }
    }

    private void AnswerRaw(HttpListenerResponse response, string id, string blob)
    {
        if (store.Find(id) is not { } gist)
        {
            response.StatusCode = 404;
            return;
        }

        response.ContentType = "text/plain; charset=utf-8";
        response.OutputStream.Write(gist.Repository.Read(blob));
    }

    // Any user name will do; the password is the token.
    private GitHubToken? Token(string? sent)
    {
        if (sent is null || !sent.StartsWith("Basic ", StringComparison.Ordinal))
        {
            return null;
        }

        var password = Encoding.UTF8.GetString(Convert.FromBase64String(sent["Basic ".Length..])).Split(':', 2)[^1];
        return tokens.FirstOrDefault(token => token.Value == password);
    }
}
