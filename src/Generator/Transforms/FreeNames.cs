using System.Collections.Generic;
using System.Globalization;

namespace FusedKernels.Generator.Transforms;

/// <summary>Names for new variables that nothing in a kernel has.</summary>
internal sealed class FreeNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken);

    /// <summary>The stem itself, or with the first number from 2 on that is free; taken from now on.</summary>
    public string Next(string stem)
    {
        string name = stem;
        for (int number = 2; !taken.Add(name); number++)
            name = stem + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
