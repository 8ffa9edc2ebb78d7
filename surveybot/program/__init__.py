"""The compiled survey: in, a survey; out, a flat program of frozen instructions and the graph of its flow."""
