using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

// The API takes some lists as one query parameter for each value. The platform sends the values of a list in one
// parameter, separated by commas; this script makes one parameter of each.
public class Script : ScriptBase
{
    // The lists of each operation.
    private static readonly Dictionary<string, string[]> Lists = new Dictionary<string, string[]>
    {
        { "SearchDocuments", new[] { "subject", "year[]" } },
    };

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var request = this.Context.Request;
        if (TryFindLists(this.Context.OperationId, out var lists))
        {
            var address = new UriBuilder(request.RequestUri);
            var parts = address.Query.TrimStart('?').Split('&');
            address.Query = string.Join("&", parts.SelectMany(part => Repeat(part, lists)));
            request.RequestUri = address.Uri;
        }
        return await this.Context.SendAsync(request, this.CancellationToken).ConfigureAwait(false);
    }

    // In some regions, the id of the operation is given as base64.
    private static bool TryFindLists(string operation, out string[] lists)
    {
        if (Lists.TryGetValue(operation, out lists))
        {
            return true;
        }
        try
        {
            return Lists.TryGetValue(Encoding.UTF8.GetString(Convert.FromBase64String(operation)), out lists);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // `name=a,b` as `name=a` and `name=b`. The values stay encoded as they are.
    private static IEnumerable<string> Repeat(string part, string[] lists)
    {
        var pair = part.Split(new[] { '=' }, 2);
        if (pair.Length < 2 || !lists.Contains(Uri.UnescapeDataString(pair[0])))
        {
            return new[] { part };
        }
        var values = pair[1].Replace("%2C", ",").Replace("%2c", ",").Split(',');
        return values.Select(value => pair[0] + "=" + value);
    }
}
