"""The practice panel: eighteen months of invented life of one borough, and the agency files it leaves behind."""
