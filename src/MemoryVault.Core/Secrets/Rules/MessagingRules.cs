using MemoryVault.Secrets.Matching;

namespace MemoryVault.Secrets.Rules;

/// <summary>Tokens of messengers and senders of mail.</summary>
internal static class MessagingRules
{
    internal static TokenRule[] All { get; } =
    [
        new("slack-bot", "Slack bot token", "xoxb-{d:8-14}-{t:18-80}"),
        new("slack-user", "Slack user token", "xoxp-{d:10-13}-{d:10-13}-{d:10-13}-{w:28-34}", "xoxe-{d:1}-{w:100-200}", "xoxe.xoxp-{d:1}-{w:100-200}", "xoxe.xoxb-{d:1}-{w:100-200}"),
        new("slack-legacy", "Slack legacy, workspace or cookie token", "xoxa-{t:20-100}", "xoxr-{t:20-100}", "xoxs-{t:20-100}", "xoxo-{t:20-100}", "xoxc-{t:40-120}", "xoxd-{p:60-400}"),
        new("slack-app", "Slack app-level token", "xapp-{d:1}-{u:8-14}-{d:10-16}-{l:40-80}"),
        new("slack-webhook", "Slack incoming webhook", "hooks.slack.com/services/T{u:8-12}/B{u:8-12}/{w:24}", "hooks.slack.com/workflows/T{u:8-12}/A{u:8-12}/{d:17-19}/{w:24}"),
        new("discord-bot", "Discord bot token", DiscordForms()) { Check = Checksums.DiscordBot },
        new("discord-webhook", "Discord webhook", "discord.com/api/webhooks/{d:17-20}/{t:60-80}", "discordapp.com/api/webhooks/{d:17-20}/{t:60-80}"),
        new("telegram-bot", "Telegram bot token", "{d:8-10}<:AA>{t:33}"),
        new("teams-webhook", "Microsoft Teams incoming webhook", ".webhook.office.com/webhookb2/{t:36}@{t:36}/IncomingWebhook/{l:32}/{t:36}"),
        new("twilio", "Twilio API key", "SK{h:32}"),
        new("sendgrid", "SendGrid API key", "SG.{t:22}.{t:43}"),
        new("mailgun", "Mailgun private API key", "key-{h:32}"),
        new("mailchimp", "Mailchimp API key", "{h:32}<-us>{d:1-2}"),
        new("brevo", "Brevo (Sendinblue) API key", "xkeysib-{h:64}-{w:16}"),
        new("mailersend", "MailerSend API token", "mlsn.{h:64}"),
        new("resend", "Resend API key", "re_{w:8}_{w:24}"),
    ];

    // A bot's number in base64 begins with a digit: M, N or O and one of four letters.
    private static string[] DiscordForms() =>
        [.. from first in "MNO" from second in "TDjz" select $"<{first}{second}>{{w:22-26}}.{{t:6}}.{{t:27-38}}"];
}
