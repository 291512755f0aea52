using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

// The API takes some lists as one parameter of the query, or one field of a form, for each value. The platform sends the
// values of a list in one, separated by commas; this script makes one of each.
public class Script : ScriptBase
{
    // The lists of each operation.
    private static readonly Dictionary<string, string[]> Lists = new Dictionary<string, string[]>
    {
        { "SearchDocuments", new[] { "subject", "year[]" } },
        { "OrderCopy", new[] { "notes" } },
    };

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var request = this.Context.Request;
        var lists = ListsOf(this.Context.OperationId);
        if (lists.Length > 0)
        {
            var address = new UriBuilder(request.RequestUri);
            address.Query = Repeat(address.Query.TrimStart('?'), lists);
            request.RequestUri = address.Uri;
            if (request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded")
            {
                var form = await request.Content.ReadAsStringAsync().ConfigureAwait(false);
                request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(Repeat(form, lists)));
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
            }
        }
        return await this.Context.SendAsync(request, this.CancellationToken).ConfigureAwait(false);
    }

    // In some regions, the id of the operation is given as base64.
    private static string[] ListsOf(string operation)
    {
        if (Lists.TryGetValue(operation, out var lists))
        {
            return lists;
        }
        try
        {
            var id = Encoding.UTF8.GetString(Convert.FromBase64String(operation));
            return Lists.TryGetValue(id, out lists) ? lists : new string[0];
        }
        catch (FormatException)
        {
            return new string[0];
        }
    }

    // `name=a,b` as `name=a&name=b`. The values stay encoded as they are.
    private static string Repeat(string encoded, string[] lists)
    {
        return string.Join("&", encoded.Split('&').SelectMany(part => Repeated(part, lists)));
    }

    private static IEnumerable<string> Repeated(string part, string[] lists)
    {
        var pair = part.Split(new[] { '=' }, 2);
        if (pair.Length < 2 || !lists.Contains(Uri.UnescapeDataString(pair[0].Replace('+', ' '))))
        {
            return new[] { part };
        }
        var values = pair[1].Replace("%2C", ",").Replace("%2c", ",").Split(',');
        return values.Select(value => pair[0] + "=" + value);
    }
}
