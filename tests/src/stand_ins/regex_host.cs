// Says of each line of a file whether .NET takes it as a regular expression.
using System;
using System.IO;
using System.Text.RegularExpressions;

public static class RegexHost
{
    public static void Main(string[] arguments)
    {
        foreach (string pattern in File.ReadAllLines(arguments[0]))
        {
            try
            {
                new Regex(pattern);
                Console.WriteLine("taken");
            }
            catch (ArgumentException)
            {
                Console.WriteLine("refused");
            }
        }
    }
}
