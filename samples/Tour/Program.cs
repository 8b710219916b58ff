using System;
using System.Linq;

namespace Tour;

/// <summary>
/// What FusedKernels does, in nine steps. Run it with <c>dotnet run -c Release --project samples/Tour</c>; add <c>-- --plan</c>
/// to see what was done to each loop, and why. The exit code is 1 if any result disagrees with plain C#.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var show = new Show(withPlans: args.Contains("--plan"));
        show.Machine();
        Step1Quadratic.Run(show);
        Step2AccumulateIf.Run(show);
        Step3SumAboveThree.Run(show);
        Step4StaticFlag.Run(show);
        Step5Dictionary.Run(show);
        Step6Matmul.Run(show);
        Step7Filter.Run(show);
        Step8Statistics.Run(show);
        Step9WholeArrays.Run(show);
        return show.End();
    }
}
